<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.hello/>
<p style="margin:0 0 16px">Someone, and we hope it was you, asked to choose a new password for Pledgekeeper.</p>
<@layout.button href=link label="Choose a new password"/>
<p style="margin:0 0 16px">The link works for ${linkExpirationFormatter(linkExpiration)}. After that, choose
    <strong>Forgot your password?</strong> on the sign-in page to be sent another.</p>
<p style="margin:0">If it was not you, you can leave this message. Your password stays as it is.</p>
<@layout.spelledOut href=link/>
</@layout.emailLayout>
