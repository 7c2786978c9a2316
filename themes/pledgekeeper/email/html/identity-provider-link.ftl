<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.hello/>
<p style="margin:0 0 16px">You have just signed in at ${identityProviderDisplayName}, and want to use
    that sign-in for Pledgekeeper too. Please confirm, this once, in the browser in which you began.</p>
<@layout.button href=link label="Yes, that was me"/>
<p style="margin:0 0 16px">The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out, sign in again and
    a new one will be sent.</p>
<p style="margin:0">If you did not just sign in there, do not open the link: someone else may be trying.
    Nothing changes as long as you leave it.</p>
<@layout.spelledOut href=link/>
</@layout.emailLayout>
