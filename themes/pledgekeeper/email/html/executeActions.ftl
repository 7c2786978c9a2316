<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.hello/>
<p style="margin:0 0 16px">You were asked to choose a password for your account in Pledgekeeper. Then you come to your workspace.</p>
<@layout.button href=link label="Choose a password"/>
<p style="margin:0 0 16px">The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out when you come to it,
    nothing is lost: go to the sign-in page, choose <strong>Forgot your password?</strong> and
    give this email address. A new link will be sent to you.</p>
<p style="margin:0">If you did not expect this message, you can leave it. Nothing more will happen.</p>
<@layout.spelledOut href=link/>
</@layout.emailLayout>
