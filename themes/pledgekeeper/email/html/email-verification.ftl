<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.hello/>
<p style="margin:0 0 16px">Please confirm that this email address is yours. We use it for signing in,
    and for nothing you did not ask for.</p>
<@layout.button href=link label="Confirm my email address"/>
<p style="margin:0 0 16px">The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out, sign in and you
    will be offered a new one.</p>
<p style="margin:0">If you did not expect this message, you can leave it.</p>
<@layout.spelledOut href=link/>
</@layout.emailLayout>
